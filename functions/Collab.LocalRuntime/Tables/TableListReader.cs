using System.Text.Json;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>Reads the list of tables: <c>{"value":[{"TableName":"…"}]}</c>.</summary>
internal static class TableListReader
{
    public static List<TableItem> Read(ReadOnlySpan<byte> json)
    {
        var tables = new List<TableItem>();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("TableName"u8))
            {
                reader.Read();
                tables.Add(new TableItem(reader.GetString()!));
            }
        }

        return tables;
    }
}
