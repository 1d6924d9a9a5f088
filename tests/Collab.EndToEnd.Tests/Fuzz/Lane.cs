using System.Net;

namespace Collab.EndToEnd.Tests.Fuzz;

/// <summary>One of several connections that send side by side, with a collaboration of its own that it may spoil.</summary>
internal sealed class Lane(FuzzedRegister register, int number) : IDisposable
{
    private const int RequestsPerSubject = 60;

    private readonly RawConnection connection = new(register.App.Address);
    private Dictionary<string, string>? subject;
    private int left;

    /// <summary>A new subject for what comes next.</summary>
    public void Renew() => subject = null;

    /// <summary>The seed as a whole request, sent to this lane's subject.</summary>
    public async Task<Message> MessageAsync(SeedRequest seed)
    {
        if (subject is null || left-- == 0)
        {
            subject = await register.SubjectAsync(number);
            left = RequestsPerSubject;
        }

        var message = seed.Fill(subject);
        await FillTagAsync(message);
        message.Headers.Insert(0, ("Host", "collab.example"));
        if (message.Header("Authorization") is null)
        {
            message.Headers.Insert(1, ("Authorization", $"Bearer {register.App.Token}"));
        }

        return message;
    }

    /// <summary>Sends it, and says what is wrong with what came back.</summary>
    public async Task<(RawAnswer? Answer, string? Fault)> SendAsync(Message message, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await connection.SendAsync(message, cancellationToken);
            Note(message, answer);
            return (answer, AnswerRules.Fault(message, answer));
        }
        catch (InvalidDataException broken)
        {
            return (null, broken.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (null, "no answer came");
        }
    }

    public void Dispose() => connection.Dispose();

    private void Note(Message message, RawAnswer? answer)
    {
        if (subject is not null && answer?.Status == 201 && message.Method == "POST" && answer.Header("Location") is { } location)
        {
            subject["made"] = location[(location.LastIndexOf('/') + 1)..];
        }

        if (message.Method == "DELETE" && answer?.Status == 204)
        {
            Renew();
        }
    }

    /// <summary><c>{etag}</c> is the tag of the record that the request is for.</summary>
    private async Task FillTagAsync(Message message)
    {
        if (message.Header("If-Match") is { } tag && tag.Contains("{etag}", StringComparison.Ordinal))
        {
            var record = await register.Api.GetAsync(message.Target);
            message.Set("If-Match", tag.Replace("{etag}", record.Status == HttpStatusCode.OK ? record.ETag : "\"1\"", StringComparison.Ordinal));
        }
    }
}
