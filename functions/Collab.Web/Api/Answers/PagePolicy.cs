namespace Collab.Web.Api.Answers;

/// <summary>What an answer may do where a browser shows it as a page (Content Security Policy Level 3).</summary>
internal static class PagePolicy
{
    /// <summary>Data, and files to keep: should one be shown nevertheless, it is alone in an origin of its own and does nothing.</summary>
    public const string Nothing = $"{Shut}; sandbox";

    /// <summary>The page of the API: scripts, styles and requests of this server only; Swagger UI's styles have pictures in themselves.</summary>
    public const string Viewer = $"{Shut}; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'";

    /// <summary>A PDF, which a browser shows in a viewer of its own; that one doesn't start in a sandbox.</summary>
    public const string Paper = Shut;

    /// <summary>
    /// A kept report: its own style sheet and drawings, in an origin of its own, without scripts. Which style sheet that is, the page says itself
    /// by a hash; an older one has no such word, and a newer hash here would leave it bare.
    /// </summary>
    public const string Report = $"{Shut}; style-src 'unsafe-inline'; img-src data:; sandbox";

    private const string Shut = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The policy of a file that is shown in place or kept.</summary>
    public static string Of(string contentType, bool isShown) => isShown switch
    {
        true when contentType.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) => Report,
        true when contentType.Equals("application/pdf", StringComparison.OrdinalIgnoreCase) => Paper,
        _ => Nothing,
    };
}
