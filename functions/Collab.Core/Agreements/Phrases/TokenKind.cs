namespace Collab.Core.Agreements.Phrases;

/// <summary>What a token of a sentence is.</summary>
internal enum TokenKind
{
    Word,
    Number,

    /// <summary>A calendar date, which may be several words.</summary>
    Date,

    /// <summary>A length of time, such as "five (5) years".</summary>
    Length,
}
