using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Collab.EndToEnd.Tests.Hosting;
using Collab.EndToEnd.Tests.Http;

namespace Collab.EndToEnd.Tests.Access;

/// <summary>Who may call what, endpoint by endpoint. A new endpoint is a line or two here; the lines of <c>POST /records</c> are in <see cref="RecordsReachTests"/>.</summary>
[Collection(OnEmbeddedApp.Name)]
public sealed partial class EndpointReachTests(EmbeddedApp running)
{
    /// <summary>
    /// Method, path, body (a name of <see cref="ContentOf"/>), and the status for each of <see cref="Cast.Actors"/>. What stands in braces is
    /// made for each call: see <see cref="ValueAsync"/>. "Ours" is of the officer's home and has the partner; "theirs" is of the other home.
    /// </summary>
    private const string Matrix = """
        method path                                      body          nobody partner other-partner officer other-officer commission admin
        GET    institutions                              -             401    200     200           200     200           200        200
        GET    institutions/{partner}                    -             401    200     200           200     200           200        200
        PUT    institutions/{new-slug}                   institution   401    404     404           404     404           404        201
        GET    collaborations                            -             401    200     200           200     200           200        200
        POST   collaborations                            collaboration 401    422     422           201     422           422        201
        GET    {ours}                                    -             401    200     404           200     404           200        200
        GET    {theirs}                                  -             401    404     200           404     200           200        200
        GET    {ours}/history                            -             401    200     404           200     404           200        200
        GET    {theirs}/history                          -             401    404     200           404     200           200        200
        PUT    {fresh-ours}                              collaboration 401    404     404           200     404           404        200
        PATCH  {fresh-ours}                              title         401    404     404           200     404           404        200
        DELETE {fresh-ours}                              -             401    404     404           204     404           404        204
        POST   {fresh-ours}/transitions                  move          401    404     404           200     404           404        200
        POST   {fresh-ours}/renewals                     empty         401    404     404           201     404           404        201
        GET    {ours}/activities                         -             401    200     404           200     404           200        200
        POST   {ours}/activities                         activities    401    201     404           201     404           404        201
        POST   {theirs}/activities                       activities    401    404     201           404     201           404        201
        GET    {ours}/activities/{activities-of-ours}    -             401    200     404           200     404           200        200
        PUT    {ours}/activities/{activities-of-ours}    activities    401    200     404           200     404           404        200
        PATCH  {ours}/activities/{activities-of-ours}    title         401    200     404           200     404           404        200
        DELETE {ours}/activities/{activities-of-ours}    -             401    404     404           204     404           404        204
        GET    {theirs}/activities/{activities-of-ours}  -             401    404     404           404     404           404        404
        GET    {ours}/outcomes                           -             401    200     404           200     404           200        200
        POST   {ours}/outcomes                           outcomes      401    201     404           201     404           404        201
        GET    {ours}/outcomes/{outcomes-of-ours}        -             401    200     404           200     404           200        200
        PUT    {ours}/outcomes/{outcomes-of-ours}        outcomes      401    200     404           200     404           404        200
        PATCH  {ours}/outcomes/{outcomes-of-ours}        title         401    200     404           200     404           404        200
        DELETE {ours}/outcomes/{outcomes-of-ours}        -             401    404     404           204     404           404        204
        GET    {ours}/funding                            -             401    200     404           200     404           200        200
        POST   {ours}/funding                            funding       401    201     404           201     404           404        201
        GET    {ours}/funding/{funding-of-ours}          -             401    200     404           200     404           200        200
        PUT    {ours}/funding/{funding-of-ours}          funding       401    200     404           200     404           404        200
        PATCH  {ours}/funding/{funding-of-ours}          empty         401    200     404           200     404           404        200
        DELETE {ours}/funding/{funding-of-ours}          -             401    404     404           204     404           404        204
        GET    {ours}/challenges                         -             401    200     404           200     404           200        200
        POST   {ours}/challenges                         challenges    401    201     404           201     404           404        201
        GET    {ours}/challenges/{challenges-of-ours}    -             401    200     404           200     404           200        200
        PUT    {ours}/challenges/{challenges-of-ours}    challenges    401    200     404           200     404           404        200
        PATCH  {ours}/challenges/{challenges-of-ours}    empty         401    200     404           200     404           404        200
        DELETE {ours}/challenges/{challenges-of-ours}    -             401    404     404           204     404           404        204
        GET    code-lists                                -             200    200     200           200     200           200        200
        GET    templates/activities.csv                  -             200    200     200           200     200           200        200
        GET    documents                                 -             401    200     200           200     200           200        200
        GET    documents/{unknown}                       -             401    404     404           404     404           404        404
        POST   uploads                                   upload        401    422     422           201     422           422        201
        POST   uploads                                   partner-upload 401   201     422           422     422           422        201
        PUT    uploads/{unknown}?expires=1&size=2&signature=3 empty    403    403     403           403     403           403        403
        GET    {announced}                               -             401    404     404           200     404           200        200
        GET    {announced}/content                       -             401    404     404           404     404           404        404
        PUT    {announced}/content                       empty         401    404     404           202     404           404        202
        GET    {announced-by-partner-on-ours}            -             401    200     404           200     404           200        200
        PUT    {announced-by-partner-on-ours}/content    empty         401    202     404           404     404           404        202
        GET    {agreement}                               -             401    200     404           200     404           200        200
        POST   {agreement}/decision                      accept        401    404     404           200     404           404        200
        POST   {agreement}/decision                      refuse        401    404     404           200     404           404        200
        POST   documents/{unknown}/decision              accept        401    404     404           404     404           404        404
        GET    summary?scope={home}&from=2025-09-01&to=2025-09-30      - 401  422     422           200     422           200        200
        GET    summary?from=2025-09-01&to=2025-09-30     -             401    404     404           404     404           200        200
        GET    reports                                   -             401    200     200           200     200           200        200
        POST   reports                                   report        401    422     422           201     422           201        201
        POST   reports                                   national      401    404     404           404     404           201        201
        GET    reports/{report}                          -             401    404     404           200     404           200        200
        GET    reports/{report}/json                     -             401    404     404           200     404           200        200
        GET    reports/{report}/html                     -             401    404     404           200     404           200        200
        GET    reports/{national-report}                 -             401    404     404           404     404           200        200
        GET    reports/{national-report}/html            -             401    404     404           404     404           200        200
        GET    reminders                                 -             401    200     200           200     200           200        200
        GET    reminders?institution={home}              -             401    200     200           200     200           200        200
        GET    reports/{report}/trace?figure=/activities/count          - 401  404     404           200     404           200        200
        GET    reports/{national-report}/trace?figure=/activities/count - 401  404     404           404     404           200        200
        GET    reports/{unknown}/trace?figure=/activities/count         - 401  404     404           404     404           404        404
        GET    clients                                   -             401    404     404           404     404           404        200
        POST   clients                                   client        401    404     404           404     404           404        201
        GET    clients/{client}                          -             401    404     404           404     404           404        200
        POST   clients/{client}/rotate                   empty         401    404     404           404     404           404        200
        DELETE clients/{client}                          -             401    404     404           404     404           404        204
        GET    clients/{unknown}                         -             401    404     404           404     404           404        404
        GET    subscriptions                             -             401    404     404           200     200           200        200
        POST   subscriptions                             subscription  401    404     404           201     201           201        201
        POST   subscriptions                             home-subscription 401 404    404           201     422           201        201
        GET    subscriptions/{subscription}              -             401    404     404           200     404           200        200
        GET    subscriptions/{national-subscription}     -             401    404     404           404     404           200        200
        POST   subscriptions/{subscription}/test         -             401    404     404           204     404           204        204
        POST   subscriptions/{national-subscription}/test -            401    404     404           404     404           204        204
        GET    subscriptions/{subscription}/dead-letters -             401    404     404           200     404           200        200
        GET    subscriptions/{national-subscription}/dead-letters -    401    404     404           404     404           200        200
        POST   subscriptions/{subscription}/dead-letters/{unknown}/retry - 401 404    404           404     404           404        404
        GET    export                                    -             401    404     404           404     404           404        200
        GET    export?scope={home}                       -             401    404     404           404     404           404        200
        POST   import                                    no-export     401    404     404           404     404           404        422
        DELETE subscriptions/{subscription}              -             401    404     404           204     404           204        204
        DELETE subscriptions/{national-subscription}     -             401    404     404           404     404           204        204
        """;

    /// <summary>One of a kind, so that two tests don't make the same report.</summary>
    private static int months;

    public static TheoryData<string> Lines() => [.. Matrix.Split('\n').Skip(1).Select(line => Blanks().Replace(line.Trim(), " "))];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Call_ByEveryRole_AnswersAsWrittenOutAndChangesNothingWhenRefused(string line)
    {
        using var cast = await Cast.MakeAsync(running.App);
        var words = line.Split(' ');
        foreach (var (actor, wanted) in Cast.Actors.Zip(words.Skip(3), (actor, status) => (actor, int.Parse(status, null))))
        {
            var path = await ResolveAsync(cast, words[1]);
            var before = await WrittenAsync(cast);
            using var content = ContentOf(cast, words[2]);
            var answer = await cast.As(actor).SendAsync(new(words[0]), path, content, await PreconditionOfAsync(cast, words[0], path));
            Assert.True((int)answer.Status == wanted, $"{actor}: {words[0]} {path} gave {(int)answer.Status}, wanted {wanted}");
            if (wanted == 404)
            {
                answer.WantProblem(HttpStatusCode.NotFound, "not-found");
            }

            if (wanted >= 400)
            {
                Assert.Equal(before, await WrittenAsync(cast));
            }
        }
    }

    /// <summary>All that was ever written to both collaborations, in a word: nothing changes without an entry in the history.</summary>
    private static async Task<(int Ours, int Theirs)> WrittenAsync(Cast cast) =>
        ((await cast.Admin.WalkAsync($"{cast.Ours}/history?limit=500")).Count, (await cast.Admin.WalkAsync($"{cast.Theirs}/history?limit=500")).Count);

    /// <summary>The version that an admin sees, or that there is none: a caller out of reach must not learn which.</summary>
    private static async Task<(string Name, string Value)[]> PreconditionOfAsync(Cast cast, string method, string path)
    {
        if (method is not ("PUT" or "PATCH" or "DELETE"))
        {
            return [];
        }

        var stored = await cast.Admin.GetAsync(path);
        return stored.Status == HttpStatusCode.OK ? [("If-Match", stored.ETag)] : [("If-None-Match", "*")];
    }

    private static async Task<string> ResolveAsync(Cast cast, string path)
    {
        foreach (var name in Places().Matches(path).Select(m => m.Value))
        {
            path = path.Replace(name, await ValueAsync(cast, name), StringComparison.Ordinal);
        }

        return path;
    }

    private static async Task<string> ValueAsync(Cast cast, string name) => name switch
    {
        "{home}" => cast.Home,
        "{partner}" => cast.Partner,
        "{ours}" => cast.Ours,
        "{theirs}" => cast.Theirs,
        "{fresh-ours}" => await cast.AddCollaborationAsync(cast.Home, cast.Partner),
        "{activities-of-ours}" or "{outcomes-of-ours}" or "{funding-of-ours}" or "{challenges-of-ours}" =>
            await cast.AddItemAsync(cast.Ours, name[1..name.IndexOf('-', StringComparison.Ordinal)]),
        "{report}" => await cast.AddReportAsync(cast.Home),
        "{national-report}" => await cast.AddReportAsync("national"),
        "{announced}" => await cast.AnnounceAsync(UploadOf(cast.Home)),
        "{announced-by-partner-on-ours}" => await cast.AnnounceAsync(UploadOf(cast.Partner, cast.Ours.Split('/')[1])),
        "{agreement}" => $"documents/{(await SummaryForm.SendAsync(cast.Admin, cast.Home, cast.Partner))["id"]}",
        "{subscription}" => await cast.AddSubscriptionAsync(cast.Home),
        "{national-subscription}" => await cast.AddSubscriptionAsync(null),
        "{client}" => await cast.AddSpareClientAsync(),
        "{new-slug}" => Samples.Slug("new"),
        "{unknown}" => Guid.CreateVersion7().ToString(),
        _ => throw new ArgumentException($"There is no value for {name}."),
    };

    /// <summary>An export that isn't one is refused as such only to who may import: all others mustn't learn what they sent.</summary>
    private static StringContent? ContentOf(Cast cast, string body) => body switch
    {
        "-" => null,
        "no-export" => new StringContent("{}\n", Encoding.UTF8, "application/x-ndjson"),
        _ => ApiClient.Content(BodyOf(cast, body)),
    };

    private static object BodyOf(Cast cast, string name) => name switch
    {
        "institution" => Samples.Partner(),
        "collaboration" => Samples.Collaboration(cast.Home, cast.Partner),
        "activities" or "outcomes" or "funding" or "challenges" => Cast.ItemOf(name),
        "title" => new { title = new { en = "Changed", ne = "परिवर्तन" } },
        "move" => new { to = "terminated", on = "2026-01-31", reason = "Ended" },
        "subscription" => Cast.SubscriptionOf(null),
        "home-subscription" => Cast.SubscriptionOf(cast.Home),
        "client" => new { name = "Шинэ", role = "commission" },
        "report" => new { scope = cast.Home, from = NextMonth(), to = "2026-01-31" },
        "national" => new { scope = "national", from = NextMonth(), to = "2026-01-31" },
        "upload" => UploadOf(cast.Home),
        "partner-upload" => UploadOf(cast.Partner),
        "accept" => new { accept = true, corrections = new { kinds = new[] { "joint-research" } } },
        "refuse" => new { accept = false },
        "empty" => new { },
        _ => throw new ArgumentException($"There is no body {name}."),
    };

    /// <summary>As long as the body "empty".</summary>
    private static object UploadOf(string institution, string? collaboration = null) =>
        new { institution, collaboration, kind = "other", fileName = "Тайлан.txt", size = 2 };

    /// <summary>A period that no report was made of before, so that a report is a new one.</summary>
    private static string NextMonth() => new DateOnly(2010, 1, 1).AddDays(Interlocked.Increment(ref months)).ToString("yyyy-MM-dd", null);

    [GeneratedRegex(" +")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\{[a-z-]+\}")]
    private static partial Regex Places();
}
