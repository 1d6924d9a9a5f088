namespace Collab.Core;
