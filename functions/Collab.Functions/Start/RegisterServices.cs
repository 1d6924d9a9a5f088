using Collab.Core.Access;
using Collab.Core.Agreements;
using Collab.Core.CodeLists;
using Collab.Core.Collaborations;
using Collab.Core.Documents;
using Collab.Core.Documents.Reading;
using Collab.Core.Events;
using Collab.Core.Events.Sending;
using Collab.Core.History;
using Collab.Core.Institutions;
using Collab.Core.Items;
using Collab.Core.MonthCells;
using Collab.Core.Records;
using Collab.Core.Reminders;
using Collab.Core.Reports;
using Collab.Core.Rosters;
using Collab.Core.Settings;
using Collab.Core.Store;
using Collab.Core.Tables;
using Collab.Core.Templates;
using Collab.Core.Tracing;
using Collab.Core.Writing;
using Collab.Formats.Reading;
using Collab.Formats.Writing.CsvTables;
using Collab.Formats.Writing.Html;
using Collab.Formats.Writing.Pdf;
using Collab.Formats.Writing.Templates;
using Collab.Formats.Writing.Workbooks;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Functions.Start;

/// <summary>Registers the operations of the register. All are stateless or made for many threads, hence singletons.</summary>
internal static class RegisterServices
{
    public static IServiceCollection AddRegister(this IServiceCollection services, RegisterSettings settings) => services
        .AddSingleton(settings)
        .AddSingleton<RegisterCalendar>()
        .AddSingleton<Readiness>()
        .AddClients()
        .AddInstitutions()
        .AddCollaborations()
        .AddDocuments()
        .AddReports()
        .AddEvents()
        .AddReminders()
        .AddCodeLists()
        .AddMoving();

    private static IServiceCollection AddClients(this IServiceCollection services) => services
        .AddSingleton<ClientRegister>()
        .AddSingleton<ClientKeys>()
        .AddSingleton<MakeClient>()
        .AddSingleton<RotateKey>()
        .AddSingleton<RemoveClient>()
        .AddSingleton<ReadClients>()
        .AddSingleton<MarkClientUsed>();

    private static IServiceCollection AddInstitutions(this IServiceCollection services) => services
        .AddSingleton<InstitutionDirectory>()
        .AddSingleton<SaveInstitution>()
        .AddSingleton<ReadInstitutions>();

    private static IServiceCollection AddCollaborations(this IServiceCollection services) => services
        .AddSingleton<HeadCache>()
        .AddSingleton<WriterQueue>()
        .AddSingleton<RegisterReader>()
        .AddSingleton<CollaborationWriter>()
        .AddSingleton<Locator>()
        .AddSingleton<RegisterCollaboration>()
        .AddSingleton<ChangeCollaboration>()
        .AddSingleton<SaveCollaboration>()
        .AddSingleton<MoveCollaboration>()
        .AddSingleton<RenewCollaboration>()
        .AddSingleton<DeleteCollaboration>()
        .AddSingleton<ReadCollaborations>()
        .AddSingleton<RunLifecycle>()
        .AddSingleton<RunRetention>()
        .AddSingleton<ReadHistory>()
        .AddSingleton<VerifyHistory>()
        .AddSingleton<SubmitItem>()
        .AddSingleton<ReadItems>()
        .AddSingleton<ChangeItem>()
        .AddSingleton<DeleteItem>()
        .AddSingleton<SubmitRecords>();

    private static IServiceCollection AddDocuments(this IServiceCollection services) => services
        .AddSingleton<IDocumentFormats, DocumentFormats>()
        .AddSingleton<DocumentRegister>()
        .AddSingleton<CountRosters>()
        .AddSingleton<ForgetRosters>()
        .AddSingleton<ReadTables>()
        .AddSingleton<ReadLines>()
        .AddSingleton<DocumentTexts>()
        .AddSingleton<ReadText>()
        .AddSingleton<ReadAgreement>()
        .AddSingleton<CarryOutDecision>()
        .AddSingleton<DecideDocument>()
        .AddSingleton<FinishDecisions>()
        .AddSingleton<LinkDocument>()
        .AddSingleton<ReadContent>()
        .AddSingleton<ReadingGate>()
        .AddSingleton<IngestDocument>()
        .AddSingleton<SweepUploads>()
        .AddSingleton<AnnounceUpload>()
        .AddSingleton<ReceiveContent>()
        .AddSingleton<ReadDocuments>();

    private static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<IReportShape, JsonReport>()
        .AddSingleton<IReportShape, HtmlReport>()
        .AddSingleton<IReportShape, PdfReport>()
        .AddSingleton<IReportShape, ReportWorkbook>()
        .AddSingleton<IReportShape, CsvReport>()
        .AddSingleton<ReadSnapshot>()
        .AddSingleton<ReportBuilder>()
        .AddSingleton<ReportRegister>()
        .AddSingleton<KeptVersions>()
        .AddSingleton<TraceReport>()
        .AddSingleton<Summarise>()
        .AddSingleton<KeepReport>()
        .AddSingleton<ReadReports>()
        .AddSingleton<RunReports>()
        .AddSingleton<ClearReportFiles>()
        .AddSingleton<CheckMonthCells>();

    private static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddSingleton<SubscriptionRegister>()
        .AddSingleton<DeliveryRegister>()
        .AddSingleton<Audience>()
        .AddSingleton<MakeSubscription>()
        .AddSingleton<RemoveSubscription>()
        .AddSingleton<ReadSubscriptions>()
        .AddSingleton<RetryDelivery>()
        .AddSingleton<TellSubscribers>()
        .AddSingleton<WriteMail>()
        .AddSingleton<SendMail>()
        .AddSingleton<SendDeliveries>();

    private static IServiceCollection AddReminders(this IServiceCollection services) => services
        .AddSingleton<RunReminders>()
        .AddSingleton<RunCompleteness>()
        .AddSingleton<ReadReminders>();

    private static IServiceCollection AddCodeLists(this IServiceCollection services) => services
        .AddSingleton<ReadCodeLists>()
        .AddSingleton<ITemplateWriter, CsvTemplate>()
        .AddSingleton<ITemplateWriter, XlsxTemplate>()
        .AddSingleton<IFormWriter, AgreementForm>()
        .AddSingleton<ReadTemplates>();
}
