namespace Collab.EndToEnd.Tests;
