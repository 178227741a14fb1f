namespace Weir.Schedules.Frequencies;

/// <summary>What a rule may ask about the schedule whose dates it names.</summary>
/// <param name="Working">Its working days.</param>
/// <param name="Days">Whether working days are looked at.</param>
/// <param name="Offset">Working days after, or before, what the rule names.</param>
internal sealed record RuleSurroundings(WorkingDays Working, DayType Days, int Offset);
