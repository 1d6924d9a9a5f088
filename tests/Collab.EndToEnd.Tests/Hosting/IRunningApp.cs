namespace Collab.EndToEnd.Tests.Hosting;

/// <summary>An app that the tests of a collection share. They make their own institutions, so that they don't meet.</summary>
public interface IRunningApp
{
    AppProcess App { get; }
}
