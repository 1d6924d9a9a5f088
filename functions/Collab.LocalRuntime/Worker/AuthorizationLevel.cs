namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which key a caller must send. The local runtime asks for none, as the Functions host does when it runs locally.</summary>
public enum AuthorizationLevel
{
    Anonymous = 0,
    User = 1,
    Function = 2,
    System = 3,
    Admin = 4,
}
