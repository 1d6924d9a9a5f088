namespace Collab.LocalRuntime.Tests;
