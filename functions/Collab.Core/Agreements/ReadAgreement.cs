using Collab.Core.Documents;
using Collab.Core.Documents.Reading;
using Collab.Core.Institutions;
using Collab.Core.Settings;

namespace Collab.Core.Agreements;

/// <summary>Reads an agreement's text into a proposal, on which an officer decides. Nothing is registered by it.</summary>
public sealed class ReadAgreement(InstitutionDirectory directory, RegisterSettings settings, RegisterCalendar calendar)
{
    /// <summary>Whether a text that its sender called an agreement, or nothing in particular, is to be read as one.</summary>
    public static bool IsFor(DocumentKind kind, DocumentText text) =>
        kind == DocumentKind.Agreement || (kind == DocumentKind.Other && AgreementSigns.LooksLikeAgreement(text));

    /// <summary>The document with its proposal and fate.</summary>
    public async Task<Document> RunAsync(Document document, DocumentText text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        var institutions = await directory.AllAsync(cancellationToken);
        var proposal = ReadProposal.From(text, institutions, document.Institution, settings.DefaultLanguage, calendar.Today);
        if (!IsOfAgreement(proposal) && !AgreementSigns.LooksLikeAgreement(text))
        {
            return IngestDocument.Rejected(
                document, "Nothing of an agreement was found in this text: neither what kind of agreement it is nor between whom. If it is something else, announce it as that.");
        }

        // Of an agreement that changes a collaboration nothing has to be said that stands there already.
        var isWhole = proposal.Missing.Count == 0 || document.Collaboration is not null;
        return document with
        {
            Kind = DocumentKind.Agreement,
            Proposal = proposal,
            Status = isWhole ? DocumentStatus.Accepted : DocumentStatus.PartlyAccepted,
            Reasons = isWhole ? null : [$"The text doesn't say for certain {InWords(proposal.Missing)}; whoever accepts the agreement adds it."],
        };
    }

    private static bool IsOfAgreement(Proposal proposal) =>
        proposal.Find(FieldNames.Instrument) is not null && proposal.Find(FieldNames.Partners) is not null;

    private static string InWords(IReadOnlyList<string> missing) => string.Join(", ", missing.Select(name => name switch
    {
        FieldNames.Title => "what it is called",
        FieldNames.Institution => "which home institution it is of",
        FieldNames.Partners => "with which institutions of the register it is made",
        FieldNames.Instrument => "what kind of agreement it is",
        FieldNames.Kinds => "what is to be done under it",
        _ => name,
    }));
}
