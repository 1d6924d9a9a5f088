namespace Collab.Core.Standards;

/// <summary>A calendar that dates are written in.</summary>
public enum CalendarSystem
{
    Gregorian,
    BikramSambat,
}
