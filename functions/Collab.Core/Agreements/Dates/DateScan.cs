using Collab.Core.Agreements.Phrases;

namespace Collab.Core.Agreements.Dates;

/// <summary>Puts the words and numbers of a date together: "15th day of March, 2026", "2026 оны 3 дугаар сарын 15-ны", "२०८२ चैत १ गते".</summary>
internal static class DateScan
{
    private const int EarliestYear = 1950;

    /// <summary>Years of our calendar end here, and years of the Bikram Sambat begin, where a text doesn't say which it means.</summary>
    private const int FirstBikramYear = 2060;
    private const int LastYear = 2110;

    /// <summary>The tokens with each date as one.</summary>
    public static List<Token> Join(List<Token> tokens, string sentence, string? language)
    {
        var joined = new List<Token>(tokens.Count);
        for (var i = 0; i < tokens.Count;)
        {
            var read = new Reading(tokens, sentence, language, i);
            if (read.TryDigits() || read.TryDayMonthYear() || read.TryMonthDayYear() || read.TryYearMonthDay())
            {
                joined.Add(new(TokenKind.Date, string.Empty, tokens[i].Start, tokens[read.End - 1].End) { Date = read.Date });
                i = read.End;
            }
            else
            {
                joined.Add(tokens[i++]);
            }
        }

        return joined;
    }

    private static bool IsYear(int number) => number is >= EarliestYear and <= LastYear;

    private static bool IsDay(int number) => number is >= 1 and <= 32;

    /// <summary>One try to read a date from one token on.</summary>
    private sealed class Reading(List<Token> tokens, string sentence, string? language, int start)
    {
        private int at;

        public int End { get; private set; }

        public DateMention? Date { get; private set; }

        /// <summary>2026-03-15, 15.03.2026, 15/03/2026, २०८२/१२/०१: numbers parted by one and the same sign.</summary>
        public bool TryDigits()
        {
            if (start + 2 >= tokens.Count || SignBehind(start) is not ('.' or '/' or '-') || SignBehind(start) != SignBehind(start + 1)
                || SignBehind(start + 2) == SignBehind(start))
            {
                return false;
            }

            var (a, b, c) = (NumberAt(start), NumberAt(start + 1), NumberAt(start + 2));
            at = start + 3;
            if (IsYear(a))
            {
                return Take(a, b, c, IsBikram(a), SaysWhichCalendar(start) ? 1 : a >= FirstBikramYear ? 0.85 : 1);
            }

            if (!IsYear(c))
            {
                return false;
            }

            // Which of two small numbers is the month, nobody can tell; with dots the day comes first nearly everywhere.
            var clear = a > 12 || a == b;
            return a <= 12 && b > 12
                ? Take(c, a, b, IsBikram(c), 1)
                : Take(c, b, a, IsBikram(c), clear ? 1 : SignBehind(start) == '.' ? 0.85 : 0.3);
        }

        /// <summary>15 March 2026, 15th day of March, 2026, १५ मार्च २०२६, 1 Chaitra 2082.</summary>
        public bool TryDayMonthYear()
        {
            at = start;
            return TryNumber(IsDay, out var day) && Fill() && TryMonth(out var month, out var bikram) && Fill() && TryNumber(IsYear, out var year)
                && Fits(year, bikram) && Take(year, month, day, bikram, 1);
        }

        /// <summary>March 15, 2026, चैत १, २०८२.</summary>
        public bool TryMonthDayYear()
        {
            at = start;
            return TryMonth(out var month, out var bikram) && Fill() && TryNumber(IsDay, out var day) && Fill() && TryNumber(IsYear, out var year)
                && Fits(year, bikram) && Take(year, month, day, bikram, 1);
        }

        /// <summary>2026 оны 3 дугаар сарын 15-ны, 2026 оны гуравдугаар сарын 15, २०८२ साल चैत १ गते, 2026 March 15.</summary>
        public bool TryYearMonthDay()
        {
            at = start;
            return TryNumber(IsYear, out var year) && Fill()
                && (TryMonth(out var month, out var bikram) || TryMonthByNumber(out month)) && Fill()
                && TryNumber(IsDay, out var day) && Fits(year, bikram) && Take(year, month, day, bikram, 1);
        }

        /// <summary>"3 дугаар сарын": a number, perhaps its ordinal ending, and the word for month.</summary>
        private bool TryMonthByNumber(out int month)
        {
            if (!TryNumber(n => n is >= 1 and <= 12, out month))
            {
                return false;
            }

            Fill();
            return at < tokens.Count && tokens[at - 1].Text.StartsWith("сар", StringComparison.Ordinal);
        }

        private bool TryNumber(Func<int, bool> fits, out int number)
        {
            number = NumberAt(at);
            if (!fits(number))
            {
                return false;
            }

            at++;
            return true;
        }

        private bool TryMonth(out int month, out bool bikram)
        {
            (month, bikram) = (0, false);
            if (at >= tokens.Count || tokens[at].Kind != TokenKind.Word)
            {
                return false;
            }

            var word = tokens[at].Text;
            var found = WordBook.Months.Find(word);
            if (found is null)
            {
                found = WordBook.BikramMonths.Find(word);
                bikram = found is not null;
            }

            if (found is null)
            {
                return false;
            }

            month = int.Parse(found, System.Globalization.CultureInfo.InvariantCulture);
            at++;
            return true;
        }

        /// <summary>Leaves out up to four words that belong to a date and say nothing.</summary>
        private bool Fill()
        {
            for (var most = at + 4; at < most && at < tokens.Count && tokens[at].Kind == TokenKind.Word && WordBook.DateFillers.Has(tokens[at].Text);)
            {
                at++;
            }

            return true;
        }

        /// <summary>A month's name belongs to one calendar; a year of the other beside it is a slip that nobody can put right.</summary>
        private static bool Fits(int year, bool bikram) => bikram ? year is >= 2000 and <= LastYear : year < FirstBikramYear + 40;

        private bool IsBikram(int year) => SaysBikram(start) || (year >= FirstBikramYear && language == "ne");

        private bool SaysWhichCalendar(int i) => SaysBikram(i);

        /// <summary>"वि.सं." or "B.S." right before or behind.</summary>
        private bool SaysBikram(int i) =>
            (i >= 2 && tokens[i - 2].Text is "वि" or "बि" or "b" && tokens[i - 1].Text is "सं" or "स" or "s")
            || (i >= 1 && tokens[i - 1].Text is "bs" or "विसं" or "bikram" or "sambat" or "संवत्" or "सम्वत्")
            || (at < tokens.Count && tokens[at].Text is "bs")
            || (at + 1 < tokens.Count && tokens[at].Text is "b" or "वि" && tokens[at + 1].Text is "s" or "सं");

        private bool Take(int year, int month, int day, bool bikram, double certainty)
        {
            DateOnly? date = null;
            if (bikram)
            {
                date = BikramDates.Find(year, month, day);
            }
            else if (month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month))
            {
                date = new DateOnly(year, month, day);
            }

            if (date is null)
            {
                return false;
            }

            // The day's own ending belongs to the date; what tells from and until doesn't.
            if (at < tokens.Count && tokens[at].Text is "ны" or "ний" or "ныг" or "нийг")
            {
                at++;
            }

            End = at;
            Date = new(date.Value, certainty);
            return true;
        }

        private int NumberAt(int i) => i < tokens.Count ? tokens[i].Number : -1;

        /// <summary>The one sign between this token and the next, or a blank.</summary>
        private char SignBehind(int i) =>
            i + 1 < tokens.Count && tokens[i + 1].Kind == TokenKind.Number && tokens[i + 1].Start == tokens[i].End + 1 ? sentence[tokens[i].End] : ' ';
    }
}
