namespace Collab.Storage.Tests;
