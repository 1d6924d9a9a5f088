namespace Collab.Core.Tests;
