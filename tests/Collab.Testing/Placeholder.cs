namespace Collab.Testing;
