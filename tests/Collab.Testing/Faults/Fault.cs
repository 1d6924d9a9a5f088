namespace Collab.Testing.Faults;

/// <summary>What a <see cref="FaultProxy"/> does to a request.</summary>
public enum Fault
{
    /// <summary>Passes it on.</summary>
    None,

    /// <summary>Answers 500 and does not pass it on.</summary>
    Error,

    /// <summary>Passes it on and answers 500 all the same.</summary>
    ErrorAfterwards,

    /// <summary>Answers 503 as a busy service does, and does not pass it on.</summary>
    Busy,

    /// <summary>Answers 503 as something in between does, without a word of the service.</summary>
    Unavailable,

    /// <summary>Answers 429 and does not pass it on.</summary>
    TooMany,

    /// <summary>Resets the connection before the request is passed on.</summary>
    Reset,

    /// <summary>Passes it on, and resets the connection instead of answering.</summary>
    AnswerLost,

    /// <summary>Passes it on, and breaks off in the middle of the answer.</summary>
    HalfAnswer,

    /// <summary>Passes it on after up to five seconds.</summary>
    Late,

    /// <summary>Passes it on, and answers when nobody waits any more.</summary>
    Silence,
}
