using System.Security.Cryptography;
using System.Text;
using Collab.Core.Rosters;
using Collab.Core.Store;

namespace Collab.Core.Tests.Rosters;

public sealed class PersonSetTests
{
    private static readonly PersonMarks Marks = new("a-key-of-thirty-two-characters-or-more");

    [Fact]
    public void Of_Reference_IsTheHmacOfSenderAndReference()
    {
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes("a-key-of-thirty-two-characters-or-more"), Encoding.UTF8.GetBytes("mn-university\nӨ-12"));
        var bytes = new byte[PersonMark.Length];

        Marks.Of("mn-university", "Ө-12").Write(bytes);

        Assert.Equal(expected[..16], bytes);
        Assert.NotEqual(Marks.Of("mn-university", "Ө-12"), Marks.Of("np-academy", "Ө-12"));
        Assert.NotEqual(Marks.Of("mn-university", "a-12"), Marks.Of("mn-university", "A-12"));
        Assert.NotEqual(Marks.Of("mn-university", "Ө-12"), new PersonMarks("another-key-of-thirty-two-characters").Of("mn-university", "Ө-12"));
    }

    [Fact]
    public void Of_MarkGivenBack_IsThatMark()
    {
        var mark = Marks.Of("mn-university", "S-1");

        Assert.Equal(mark, Marks.Of("mn-university", mark.ToString()));
        Assert.Equal(mark, Marks.Of("np-academy", mark.ToString()));
        Assert.NotEqual(mark, Marks.Of("mn-university", mark + "0"));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(700, 900)]
    [InlineData(1280, 1)]
    [InlineData(PersonSet.Most - 7, 7)]
    public void With_MorePeople_IsTheUnionAlsoWhenWrittenAndRead(int first, int second)
    {
        var marks = Enumerable.Range(0, first + second).Select(i => Marks.Of("s", $"{i}")).ToArray();
        var one = PersonSet.Empty.With(marks[..first]);
        var both = one.With(marks[(first / 2)..].Reverse());
        var put = (RowChange.Put)both.Put("p|x|y");

        StoreLimits.CheckCommit("p", [put]);
        var read = PersonSet.Read(new Row("p|x|y", "tag", put.Values));

        Assert.Equal((first, first + second, first + second), (one.Count, both.Count, read.Count));
        Assert.Equal(first + second, put.Values["count"]);
        Assert.All(marks, mark => Assert.True(read.Contains(mark)));
        Assert.False(read.Contains(Marks.Of("s", "nobody")));
        Assert.Same(both, both.With(marks));
    }
}
