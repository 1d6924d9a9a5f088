using System.Text;
using Collab.Core.Store;

namespace Collab.Bench.Register;

/// <summary>One row of a recorded commit. <paramref name="Kind"/> is <c>a</c>dd, <c>r</c>eplace, <c>p</c>ut or <c>d</c>elete; the content is that of <see cref="TapeRow"/>.</summary>
internal readonly record struct TapeChange(char Kind, string Key, byte[] Content);

/// <summary>A recorded commit.</summary>
internal sealed record TapeCommit(string Table, string Partition, IReadOnlyList<TapeChange> Changes)
{
    public static TapeCommit Of(string table, string partition, IReadOnlyList<RowChange> changes) => new(table, partition, [.. changes.Select(Of)]);

    private static TapeChange Of(RowChange change) => change switch
    {
        RowChange.Add add => new('a', add.Key, TapeRow.Encode(add.Values)),
        RowChange.Replace replace => new('r', replace.Key, TapeRow.Encode(replace.Values)),
        RowChange.Put put => new('p', put.Key, TapeRow.Encode(put.Values)),
        _ => new('d', change.Key, []),
    };
}

/// <summary>A file of commits in the order in which they were stored.</summary>
internal static class CommitTape
{
    public static void Write(BinaryWriter file, TapeCommit commit)
    {
        file.Write(commit.Table);
        file.Write(commit.Partition);
        file.Write7BitEncodedInt(commit.Changes.Count);
        foreach (var change in commit.Changes)
        {
            file.Write(change.Kind);
            file.Write(change.Key);
            file.Write7BitEncodedInt(change.Content.Length);
            file.Write(change.Content);
        }
    }

    /// <summary>The tape in parts of some commits each, so that reading it can be left out of what is measured and takes little memory.</summary>
    public static IEnumerable<IReadOnlyList<TapeCommit>> Read(string path, int commitsAtOnce)
    {
        using var file = new BinaryReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20), Encoding.UTF8);
        while (file.BaseStream.Position < file.BaseStream.Length)
        {
            var part = new List<TapeCommit>();
            while (part.Count < commitsAtOnce && file.BaseStream.Position < file.BaseStream.Length)
            {
                part.Add(ReadOne(file));
            }

            yield return part;
        }
    }

    private static TapeCommit ReadOne(BinaryReader file)
    {
        var table = file.ReadString();
        var partition = file.ReadString();
        var changes = new TapeChange[file.Read7BitEncodedInt()];
        for (var i = 0; i < changes.Length; i++)
        {
            changes[i] = new(file.ReadChar(), file.ReadString(), file.ReadBytes(file.Read7BitEncodedInt()));
        }

        return new(table, partition, changes);
    }
}
