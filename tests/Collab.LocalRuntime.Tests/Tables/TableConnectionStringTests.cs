using Azure.Data.Tables;

namespace Collab.LocalRuntime.Tests.Tables;

public sealed class TableConnectionStringTests
{
    private const string Key = "c2VjcmV0c2VjcmV0";

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://emulator;", "http://emulator:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("AccountName=acc;AccountKey=" + Key, "https://acc.table.core.windows.net/", "acc")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=acc;AccountKey=" + Key + ";EndpointSuffix=core.chinacloudapi.cn", "http://acc.table.core.chinacloudapi.cn/", "acc")]
    [InlineData("accountname=acc; accountkey=" + Key + " ;TableEndpoint=http://127.0.0.1:1/acc;BlobEndpoint=http://x", "http://127.0.0.1:1/acc", "acc")]
    public void Parse_SharedKey_HasEndpointAndAccount(string text, string endpoint, string account)
    {
        var parsed = TableConnectionString.Parse(text);

        Assert.Equal((new Uri(endpoint), account, account, null), (parsed.Endpoint, parsed.AccountName, parsed.SharedKey!.AccountName, parsed.Sas));
    }

    [Theory]
    [InlineData("TableEndpoint=https://acc.table.core.windows.net;SharedAccessSignature=sv=1&sig=a%3D", "https://acc.table.core.windows.net/", "sv=1&sig=a%3D")]
    [InlineData("AccountName=acc;SharedAccessSignature=?sv=1&sig=a%3D", "https://acc.table.core.windows.net/", "?sv=1&sig=a%3D")]
    [InlineData("TableEndpoint=https://acc.table.core.windows.net/?sv=1&sig=a%3D", "https://acc.table.core.windows.net/", "?sv=1&sig=a%3D")]
    [InlineData("TableEndpoint=http://127.0.0.1:10002/acc;SharedAccessSignature=sv=1", "http://127.0.0.1:10002/acc", "sv=1")]
    public void Parse_Sas_HasEndpointAndSignature(string text, string endpoint, string sas)
    {
        var parsed = TableConnectionString.Parse(text);

        Assert.Equal((new Uri(endpoint), "acc", null, sas), (parsed.Endpoint, parsed.AccountName, parsed.SharedKey, parsed.Sas));
    }

    [Theory]
    [InlineData("nonsense", "isn't 'Name=Value'")]
    [InlineData("UseDevelopmentStorage=yes", "only be 'true'")]
    [InlineData("AccountName=acc", "neither AccountName with AccountKey nor SharedAccessSignature")]
    [InlineData("AccountKey=" + Key, "neither AccountName nor TableEndpoint")]
    [InlineData("AccountName=acc;AccountKey=sec*ret", "isn't Base64")]
    [InlineData("AccountName=acc;AccountKey=" + Key + ";TableEndpoint=ftp://x", "isn't an http or https address")]
    public void Parse_Faulty_SaysWhatWithoutTheSecret(string text, string sentence)
    {
        var fault = Assert.Throws<FormatException>(() => new TableServiceClient(text));

        Assert.Contains(sentence, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sec*ret", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, fault.Message, StringComparison.Ordinal);
    }
}
