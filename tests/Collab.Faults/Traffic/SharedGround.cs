using Collab.Faults.Scenarios;

namespace Collab.Faults.Traffic;

/// <summary>The institutions of a run and the collaborations to which all its clients write.</summary>
internal sealed record SharedGround(IReadOnlyList<Tracked> Collaborations)
{
    private const int PerHome = 2;

    public static async Task<SharedGround> MakeAsync(Ground ground, Journal journal)
    {
        for (var i = 0; i < Draws.Homes.Length; i++)
        {
            await PutAsync(ground, $"institutions/{Draws.Homes[i]}", Draws.Bytes(Draws.Home(i)));
        }

        await PutAsync(ground, $"institutions/{Draws.Partner}", Draws.Bytes(Draws.PartnerBody()));
        var made = new List<Tracked>();
        foreach (var home in Draws.Homes)
        {
            for (var i = 0; i < PerHome; i++)
            {
                var record = journal.Track($"ӨҮ-{home}-{Draws.Text(i)}", "collaborations", null);
                var body = Draws.Collaboration(home, record.Mark);
                record.Begin("make", body, null);
                var reply = await ground.Door.SendAsync(ground.App, HttpMethod.Post, "collaborations", Draws.Bytes(body));
                record.Done(Want(reply).Json["id"]!.GetValue<string>(), reply.ETag, isUpdate: false);
                made.Add(record);
            }
        }

        return new(made);
    }

    private static async Task PutAsync(Ground ground, string path, byte[] body) =>
        Want(await ground.Door.SendAsync(ground.App, HttpMethod.Put, path, body, ifMatch: "*new"));

    private static Reply Want(Reply reply) =>
        reply.Fate == Fate.Done ? reply : throw new InvalidOperationException($"The run can't begin: {reply.Status} {reply.Text}");
}
