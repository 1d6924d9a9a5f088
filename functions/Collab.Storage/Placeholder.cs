namespace Collab.Storage;
