using System.Text;
using Collab.Core.Documents.Reading;
using Collab.Formats.Reading;

namespace Collab.Formats.Writing.Xlsx;

/// <summary>What became of the rows, in the order of the sheets, in a temporary file: a million faulty rows need no memory.</summary>
internal sealed class FateLog : IDisposable
{
    private readonly FileStream file = ContentSpool.Create();
    private readonly BinaryWriter writer;
    private readonly List<AnsweredTable> tables = [];

    public FateLog() => writer = new(file, Encoding.UTF8, leaveOpen: true);

    public IReadOnlyList<AnsweredTable> Tables => tables;

    public void Begin(AnsweredTable table)
    {
        table.Start = file.Position;
        tables.Add(table);
    }

    public void Write(int row, string status, string errors, IReadOnlyList<CellFault> faults, IReadOnlyList<string> shown)
    {
        tables[^1].Rows++;
        writer.Write7BitEncodedInt(row);
        writer.Write(status);
        writer.Write(errors);
        writer.Write7BitEncodedInt(faults.Count);
        foreach (var fault in faults)
        {
            tables[^1].HasCellFaults |= fault.Column >= 0;
            writer.Write7BitEncodedInt(fault.Column + 1);
            writer.Write(fault.Message);
        }

        writer.Write7BitEncodedInt(shown.Count);
        foreach (var cell in shown)
        {
            writer.Write(cell);
        }
    }

    /// <summary>The answers of a table from the first on. One table is read at a time.</summary>
    public IEnumerable<AnsweredRow> Read(AnsweredTable table)
    {
        writer.Flush();
        file.Position = table.Start;
        using var reader = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
        for (var i = 0; i < table.Rows; i++)
        {
            var (row, status, errors) = (reader.Read7BitEncodedInt(), reader.ReadString(), reader.ReadString());
            var faults = new CellFault[reader.Read7BitEncodedInt()];
            for (var fault = 0; fault < faults.Length; fault++)
            {
                faults[fault] = new(reader.Read7BitEncodedInt() - 1, reader.ReadString());
            }

            var shown = new string[reader.Read7BitEncodedInt()];
            for (var cell = 0; cell < shown.Length; cell++)
            {
                shown[cell] = reader.ReadString();
            }

            yield return new(row, status, errors, faults.Length > 0, [.. faults.Where(f => f.Column >= 0)], shown);
        }
    }

    public void Dispose()
    {
        writer.Dispose();
        file.Dispose();
    }
}
