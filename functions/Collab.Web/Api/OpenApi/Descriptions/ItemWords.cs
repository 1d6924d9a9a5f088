using Collab.Core.Items;

namespace Collab.Web.Api.OpenApi.Descriptions;

/// <summary>The descriptions of one type of records that hang on a collaboration.</summary>
internal abstract class ItemWords
{
    public abstract void List(OperationDescription operation);

    public abstract void Submit(OperationDescription operation);

    public abstract void Get(OperationDescription operation);

    public abstract void Replace(OperationDescription operation);

    public abstract void Patch(OperationDescription operation);

    public abstract void Delete(OperationDescription operation);
}

/// <summary>As <see cref="ItemWords"/>, for the type <typeparamref name="T"/>.</summary>
/// <param name="type">The type.</param>
/// <param name="tag">Its subject.</param>
/// <param name="one">One of them, with the article.</param>
/// <param name="single">What names of operations on one end in.</param>
/// <param name="plural">What names of operations on many end in.</param>
internal sealed class ItemWords<T>(ItemType type, string tag, string one, string single, string plural) : ItemWords
{
    private Example Stored => Example.Of(type.Name);

    private Example Sent => Example.Of(type.Name + "-input");

    public override void List(OperationDescription operation) => operation
        .Named("list" + plural, tag, $"Lists a collaboration's {type.Plural}, newest first")
        .Takes(Collaboration)
        .GivesPage<T>("A page of the list.", Stored);

    public override void Submit(OperationDescription operation) => operation
        .Named("submit" + single, tag, $"Submits {one}")
        .Says("A `reference` that the collaboration has already updates what has it: the answer is 200 then.")
        .Takes(Collaboration)
        .Idempotent()
        .Takes<T>("What is submitted.", Sent)
        .Creates<T>("It is new.", Stored)
        .Changes<T>("What has this reference was there; it says this now.", Stored);

    public override void Get(OperationDescription operation) => operation
        .Named("get" + single, tag, $"Reads {one}")
        .Takes(Item)
        .Gives<T>("The record.", Stored);

    public override void Replace(OperationDescription operation) => operation
        .Named("replace" + single, tag, $"Replaces {one}")
        .Takes(Item)
        .IfMatch(any: false)
        .Takes<T>("The record as it is to be.", Sent)
        .Changes<T>("The record as stored.", Stored);

    public override void Patch(OperationDescription operation) => operation
        .Named("change" + single, tag, $"Changes some fields of {one}")
        .Says("A merge patch (RFC 7396): fields that it names are replaced, and those that it gives as null are taken away. Changing nothing writes nothing.")
        .Takes(Item)
        .IfMatch(any: true)
        .TakesPatch<T>("What is to change.", Example.Of(type.Name + "-patch"))
        .Changes<T>("The record as stored.", Stored);

    public override void Delete(OperationDescription operation) => operation
        .Named("delete" + single, tag, $"Deletes {one}")
        .Says("The collaboration's history keeps what it was.")
        .Takes(Item)
        .IfMatch(any: true)
        .Deletes("It is gone.");

    private static void Collaboration(ParameterDescriptions parameters) => parameters.PathId("id", "The collaboration's id.");

    private static void Item(ParameterDescriptions parameters) =>
        parameters.PathId("id", "The collaboration's id.").PathId("itemId", "The record's id.");
}
