namespace Collab.LocalRuntime;
