using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Collab.LocalRuntime.Tests.Tables;

public sealed class TableEntityTests
{
    [Fact]
    public void Keys_OfANewEntity_AreItsKeysOnly()
    {
        var entity = new TableEntity("p", "r");

        Assert.Equal(["PartitionKey", "RowKey"], entity.Keys);
        Assert.Equal(2, entity.Count);
        Assert.Empty(new TableEntity().Keys);
        Assert.Null(new TableEntity().PartitionKey);
        Assert.Equal(default, new TableEntity().ETag);
    }

    [Fact]
    public void ETagAndTimestamp_Set_AreProperties()
    {
        var entity = new TableEntity { ETag = new ETag("W/\"1\""), Timestamp = DateTimeOffset.UnixEpoch };

        Assert.Equal("W/\"1\"", entity["odata.etag"]);
        Assert.Equal(DateTimeOffset.UnixEpoch, entity["Timestamp"]);
    }

    [Fact]
    public void Constructor_FromValues_Copies()
    {
        var values = new Dictionary<string, object> { ["A"] = 1 };
        var entity = new TableEntity(values) { ["A"] = 2 };

        Assert.Equal(1, values["A"]);
        Assert.Equal(2, entity.GetInt32("A"));
    }

    [Fact]
    public void Get_MissingOrNull_IsNull()
    {
        var entity = new TableEntity { ["Null"] = null };

        foreach (var key in (string[])["Null", "Missing"])
        {
            Assert.Null(entity[key]);
            Assert.Null(entity.GetString(key));
            Assert.Null(entity.GetInt32(key));
            Assert.Null(entity.GetInt64(key));
            Assert.Null(entity.GetDouble(key));
            Assert.Null(entity.GetBoolean(key));
            Assert.Null(entity.GetDateTime(key));
            Assert.Null(entity.GetDateTimeOffset(key));
            Assert.Null(entity.GetGuid(key));
            Assert.Null(entity.GetBinary(key));
            Assert.Null(entity.GetBinaryData(key));
        }
    }

    [Fact]
    public void Get_OtherType_Throws()
    {
        var entity = new TableEntity { ["Text"] = "1", ["Number"] = 1 };

        Assert.Throws<InvalidOperationException>(() => entity.GetInt32("Text"));
        Assert.Throws<InvalidOperationException>(() => entity.GetInt64("Number"));
        Assert.Throws<InvalidOperationException>(() => entity.GetString("Number"));
        Assert.Throws<InvalidOperationException>(() => entity.GetBinary("Text"));
    }

    [Fact]
    public void Set_IntOverWiderNumber_KeepsTheWiderType()
    {
        var entity = new TableEntity { ["L"] = 1L, ["D"] = 1d, ["I"] = 1 };

        entity["L"] = 2;
        entity["D"] = 2;
        entity["I"] = 2L;

        Assert.Equal((2L, 2d, 2L), (entity.GetInt64("L"), entity.GetDouble("D"), entity.GetInt64("I")));
        Assert.Throws<InvalidOperationException>(() => entity["L"] = "2");
    }

    [Fact]
    public void Dictionary_AddRemoveClear_Work()
    {
        var entity = new TableEntity();
        entity.Add("A", 1);

        Assert.True(entity.ContainsKey("A"));
        Assert.True(entity.TryGetValue("A", out var value));
        Assert.Equal(1, value);
        Assert.True(entity.Remove("A"));
        entity.Add("B", 1);
        entity.Clear();
        Assert.Empty((IEnumerable<KeyValuePair<string, object>>)entity);
    }

    [Fact]
    public void TableErrorCode_Text_ComparesBothWays()
    {
        Assert.True(TableErrorCode.EntityNotFound == "EntityNotFound");
        Assert.True("entitynotfound" == TableErrorCode.EntityNotFound);
        Assert.True((string?)null != TableErrorCode.EntityNotFound);
        Assert.Equal(new TableErrorCode("EntityNotFound"), TableErrorCode.EntityNotFound);
        Assert.Equal("EntityNotFound", TableErrorCode.EntityNotFound.ToString());
    }

    [Fact]
    public void Reader_TypeBehindTheValue_IsHeeded()
    {
        var entity = EntityReader.ReadOne<TableEntity>("""{"PartitionKey":"p","A":"5","A@odata.type":"Edm.Int64","B":5.0,"C@odata.type":"Edm.Double","C":5,"D":5}"""u8);

        Assert.Equal(5L, entity["A"]);
        Assert.Equal(5d, entity["B"]);
        Assert.Equal(5d, entity["C"]);
        Assert.Equal(5, entity["D"]);
    }
}
