using Azure.Storage.Blobs;
using Collab.Core.Store;

namespace Collab.EndToEnd.Tests.Registers;

/// <summary>Puts files where an office puts them: into the uploads folder, or the account's container.</summary>
internal static class Uploads
{
    public static async Task PutAsync(AppProcess app, string name, byte[] content)
    {
        if (app.StorageConnection is { } connection)
        {
            var blob = new BlobContainerClient(connection, ContainerNames.Uploads).GetBlobClient(name);
            await blob.UploadAsync(BinaryData.FromBytes(content), overwrite: true);
            return;
        }

        await File.WriteAllBytesAsync(PathOf(app, name), content);
    }

    /// <summary>As a slow copy does: the file is there from the beginning and grows.</summary>
    public static async Task PutInPiecesAsync(AppProcess app, string name, byte[] content, int pieces, TimeSpan pause)
    {
        await using var file = new FileStream(PathOf(app, name), FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        for (var piece = 0; piece < pieces; piece++)
        {
            var (from, to) = (content.Length * piece / pieces, content.Length * (piece + 1) / pieces);
            await file.WriteAsync(content.AsMemory(from..to));
            await file.FlushAsync();
            await Task.Delay(pause);
        }
    }

    private static string PathOf(AppProcess app, string name)
    {
        var path = Path.Combine([app.DataFolder, "blobs", ContainerNames.Uploads, .. name.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
