using System.Text;
using Collab.Core.Access;
using Collab.Core.Store;

namespace Collab.Core.Tests.Support;

/// <summary>The operations on clients over a test's register.</summary>
public sealed class TestClients
{
    private readonly TestRegister register;

    public TestClients(TestRegister register)
    {
        this.register = register;
        Register = new(register.Store);
        Keys = new(Register, register.Clock);
    }

    public ClientRegister Register { get; }

    public ClientKeys Keys { get; }

    public MakeClient Make => new(Register, register.Directory, register.Clock);

    public RotateKey Rotate => new(Register, Keys, register.Clock);

    public RemoveClient Remove => new(Register, Keys);

    public ReadClients Read => new(register.Store, Register);

    public MarkClientUsed MarkUsed => new(Register);

    /// <summary>Makes a client; a partner of another's register unless said.</summary>
    public async Task<NewKey> AddAsync(string json = """{"name":"Солонгос эмнэлэг","role":"partner","institution":"kr-hospital"}""") =>
        TestRegister.Done(await Make.RunAsync(Caller.Admin, TestRegister.Json(json), default));

    public async Task<NewKey> RotateAsync(Guid id, string json = "{}") =>
        TestRegister.Done(await Rotate.RunAsync(Caller.Admin, id, TestRegister.Json(json), default));

    /// <summary>Whose key it is, or null.</summary>
    public async Task<Caller?> SignInAsync(string key) => (await Keys.FindAsync(KeyHash.Of(key), default)).Client?.Caller;

    public async Task<Client?> FindAsync(Guid id) =>
        await Register.FindAsync(id, default) is { } row ? ClientRegister.Read(row) : null;

    /// <summary>Every row of the table as text.</summary>
    public async Task<IReadOnlyList<string>> DumpAsync()
    {
        var dump = new List<string>();
        await foreach (var row in register.Store.ReadAllAsync(TableNames.Clients, ClientRegister.Partition, new RowRange(" ", "~"), null, default))
        {
            dump.Add(row.Key + ' ' + string.Join(';', row.Values.OrderBy(v => v.Key, StringComparer.Ordinal)
                .Select(v => $"{v.Key}={(v.Value is byte[] bytes ? $"{Convert.ToHexString(bytes)} {Encoding.UTF8.GetString(bytes)}" : v.Value)}")));
        }

        return dump;
    }
}
