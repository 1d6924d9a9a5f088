namespace Collab.Formats;
