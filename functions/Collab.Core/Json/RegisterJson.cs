using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Collab.Core.Access;
using Collab.Core.Activities;
using Collab.Core.Agreements;
using Collab.Core.Challenges;
using Collab.Core.CodeLists;
using Collab.Core.Collaborations;
using Collab.Core.Documents;
using Collab.Core.Events;
using Collab.Core.Finance;
using Collab.Core.Institutions;
using Collab.Core.Outcomes;
using Collab.Core.Reports;

namespace Collab.Core.Json;

/// <summary>
/// The JSON of records, the same on the wire and in the store: camelCase, absent instead of null, Unicode unescaped.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Institution))]
[JsonSerializable(typeof(Collaboration))]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(Outcome))]
[JsonSerializable(typeof(Funding))]
[JsonSerializable(typeof(Challenge))]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(Document))]
[JsonSerializable(typeof(Proposal))]
[JsonSerializable(typeof(UploadTicket))]
[JsonSerializable(typeof(LinkedDocument))]
[JsonSerializable(typeof(ReportRecord))]
[JsonSerializable(typeof(Client))]
[JsonSerializable(typeof(CodeList))]
[JsonSerializable(typeof(RegisterEvent))]
[JsonSerializable(typeof(Subscription))]
[JsonSerializable(typeof(Delivery))]
[JsonSerializable(typeof(ChangedCollaboration))]
[JsonSerializable(typeof(FinishedDocument))]
[JsonSerializable(typeof(TestedSubscription))]
public sealed partial class RegisterJson : JsonSerializerContext
{
    /// <summary>The context to use: as <see cref="Default"/>, with Cyrillic and Devanagari written as they are.</summary>
    public static RegisterJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static byte[] Bytes(Institution record) => JsonSerializer.SerializeToUtf8Bytes(record, Readable.Institution);

    public static byte[] Bytes(Collaboration record) => JsonSerializer.SerializeToUtf8Bytes(record, Readable.Collaboration);

    public static byte[] Bytes(Report report) => JsonSerializer.SerializeToUtf8Bytes(report, Readable.Report);

    public static byte[] Bytes(Document document) => JsonSerializer.SerializeToUtf8Bytes(document, Readable.Document);

    public static byte[] Bytes(Proposal proposal) => JsonSerializer.SerializeToUtf8Bytes(proposal, Readable.Proposal);

    public static byte[] Bytes(ReportRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, Readable.ReportRecord);

    public static byte[] Bytes(Client client) => JsonSerializer.SerializeToUtf8Bytes(client, Readable.Client);

    public static byte[] Bytes(Subscription subscription) => JsonSerializer.SerializeToUtf8Bytes(subscription, Readable.Subscription);

    public static byte[] Bytes(Delivery delivery) => JsonSerializer.SerializeToUtf8Bytes(delivery, Readable.Delivery);

    public static byte[] Bytes(CodeList list) => JsonSerializer.SerializeToUtf8Bytes(list, Readable.CodeList);
}
