using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Collab.Functions.Http;

/// <summary>
/// One function a resource; everything else is the API's own routing. The host gives a request to the first function that matches, in
/// alphabetical order of names, so the one for all other addresses is called last of all.
/// </summary>
public sealed class HttpFunctions(ApiDoor api)
{
    [Function("Clients")]
    public Task<IActionResult> Clients(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", "post", "patch", "delete", "head", "options", Route = "api/v1/clients/{*rest}")]
        HttpRequest request) => api.AnswerAsync(request);

    [Function("CodeLists")]
    public Task<IActionResult> CodeLists(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", "post", "patch", "delete", "head", "options", Route = "api/v1/code-lists/{*rest}")]
        HttpRequest request) => api.AnswerAsync(request);

    [Function("Collaborations")]
    public Task<IActionResult> Collaborations(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", "post", "patch", "delete", "head", "options", Route = "api/v1/collaborations/{*rest}")]
        HttpRequest request) => api.AnswerAsync(request);

    [Function("Documents")]
    public Task<IActionResult> Documents(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", "post", "patch", "delete", "head", "options", Route = "api/v1/documents/{*rest}")]
        HttpRequest request) => api.AnswerAsync(request);

    [Function("Export")]
    public Task<IActionResult> Export(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", "post", "patch", "delete", "head", "options", Route = "api/v1/export/{*rest}")]
        HttpRequest request) => api.AnswerAsync(request);

    [Function("Health")]
    public Task<IActionResult> Health(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", "post", "patch", "delete", "head", "options", Route = "api/health/{*rest}")]
        HttpRequest request) => api.AnswerAsync(request);

    [Function("Import")]
    public Task<IActionResult> Import(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", "post", "patch", "delete", "head", "options", Route = "api/v1/import/{*rest}")]
        HttpRequest request) => api.AnswerAsync(request);

    [Function("Institutions")]
    public Task<IActionResult> Institutions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", "post", "patch", "delete", "head", "options", Route = "api/v1/institutions/{*rest}")]
        HttpRequest request) => api.AnswerAsync(request);

    [Function("Records")]
    public Task<IActionResult> Records(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", "post", "patch", "delete", "head", "options", Route = "api/v1/records/{*rest}")]
        HttpRequest request) => api.AnswerAsync(request);

    [Function("Reminders")]
    public Task<IActionResult> Reminders(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", "post", "patch", "delete", "head", "options", Route = "api/v1/reminders/{*rest}")]
        HttpRequest request) => api.AnswerAsync(request);

    [Function("Reports")]
    public Task<IActionResult> Reports(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", "post", "patch", "delete", "head", "options", Route = "api/v1/reports/{*rest}")]
        HttpRequest request) => api.AnswerAsync(request);

    [Function("Subscriptions")]
    public Task<IActionResult> Subscriptions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", "post", "patch", "delete", "head", "options", Route = "api/v1/subscriptions/{*rest}")]
        HttpRequest request) => api.AnswerAsync(request);

    [Function("Summary")]
    public Task<IActionResult> Summary(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", "post", "patch", "delete", "head", "options", Route = "api/v1/summary/{*rest}")]
        HttpRequest request) => api.AnswerAsync(request);

    [Function("Templates")]
    public Task<IActionResult> Templates(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", "post", "patch", "delete", "head", "options", Route = "api/v1/templates/{*rest}")]
        HttpRequest request) => api.AnswerAsync(request);

    [Function("Uploads")]
    public Task<IActionResult> Uploads(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", "post", "patch", "delete", "head", "options", Route = "api/v1/uploads/{*rest}")]
        HttpRequest request) => api.AnswerAsync(request);

    /// <summary>Any other address below <c>/api</c>: answered with a problem, where the host itself would answer with nothing.</summary>
    [Function("ZOther")]
    public Task<IActionResult> Other(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", "post", "patch", "delete", "head", "options", Route = "api/{*rest}")]
        HttpRequest request) => api.AnswerAsync(request);
}
