#nullable disable

namespace Azure.Data.Tables;

/// <summary>The answer to a look-up that found nothing.</summary>
internal sealed class MissingEntity<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException("There is no value: the service found no such entity. Look at HasValue first.");

    public override Response GetRawResponse() => response;
}
