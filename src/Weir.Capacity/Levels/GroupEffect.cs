namespace Weir.Capacity.Levels;

/// <summary>What a level means for the jobs of one service group on a machine.</summary>
/// <param name="Held">Whether none of them is let go.</param>
/// <param name="AtMost">How many of them run there at once; <see langword="null"/> is as many as there is room for.</param>
public readonly record struct GroupEffect(bool Held, int? AtMost);
