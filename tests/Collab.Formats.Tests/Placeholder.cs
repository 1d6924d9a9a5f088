namespace Collab.Formats.Tests;
