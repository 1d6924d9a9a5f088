namespace Collab.Web.Api.OpenApi;

/// <summary>In which form a record is meant.</summary>
internal enum SchemaForm
{
    /// <summary>As it is stored and answered.</summary>
    Stored,

    /// <summary>As it is sent: what the sender must say is required, and nothing unknown is taken. Named <c>…Input</c>.</summary>
    Input,

    /// <summary>As a merge patch (RFC 7396): nothing is required, and null takes away what may be absent. Named <c>…Patch</c>.</summary>
    Patch,

    /// <summary>A page of a list of stored records. Named <c>…Page</c>.</summary>
    Page,
}

/// <summary>The schema of a type in one of its forms.</summary>
internal sealed record SchemaOf(Type Type, SchemaForm Form);
