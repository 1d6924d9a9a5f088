using Collab.Core.Store;

namespace Collab.Core.Moving;

/// <summary>
/// The one row that says what became of an import: begun, and then the register is not to be used, or done. It stands in a partition of its own
/// and isn't exported.
/// </summary>
/// <param name="Sha256">The export's own hash.</param>
/// <param name="Scope">What the export is about.</param>
/// <param name="File">The file in the container of backups that it is read from.</param>
/// <param name="BegunAt">When it was begun first.</param>
/// <param name="HeldUntil">Until when the worker that writes it may write; it moves this on as long as it lives.</param>
/// <param name="Worker">Which worker that is.</param>
/// <param name="IsDone">Is every row stored?</param>
internal sealed record ImportMark(string Sha256, string Scope, string File, DateTimeOffset BegunAt, DateTimeOffset HeldUntil, Guid Worker, bool IsDone)
{
    public const string Partition = "imports";
    public const string Key = "import";

    public static ImportMark Of(Row row) => new(
        row.Text("sha256")!,
        row.Text("scope")!,
        row.Text("file")!,
        row.Instant("begunAt")!.Value,
        row.Instant("heldUntil")!.Value,
        (Guid)row.Values["worker"],
        (bool)row.Values["done"]);

    public Dictionary<string, object> Values() => new()
    {
        ["sha256"] = Sha256,
        ["scope"] = Scope,
        ["file"] = File,
        ["begunAt"] = BegunAt,
        ["heldUntil"] = HeldUntil,
        ["worker"] = Worker,
        ["done"] = IsDone,
    };
}
