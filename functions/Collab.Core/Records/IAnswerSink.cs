namespace Collab.Core.Records;

/// <summary>Takes the answers of a bulk request in the order of its lines. Called by one thread at a time, and never waits.</summary>
public interface IAnswerSink
{
    void Write(in LineAnswer answer);

    /// <summary>Lets what was written leave.</summary>
    void Flush();

    /// <summary>Waits while more answers are kept than the sender's reading justifies; nearly always it is done at once.</summary>
    ValueTask RoomAsync(CancellationToken cancellationToken);
}
