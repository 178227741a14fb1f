namespace Weir.Tracking.Variables;

/// <summary>What a program prints, run as the job's user, without a shell.</summary>
/// <param name="Words">The program by its full path, and its arguments, with other variables in them.</param>
/// <param name="Within">How long it may take, 1 to 60 seconds.</param>
public sealed record ProgramValue(IReadOnlyList<string> Words, TimeSpan Within) : VariableSource
{
    /// <summary>How long one may take where nobody says.</summary>
    public static TimeSpan Usual { get; } = TimeSpan.FromSeconds(10);

    /// <inheritdoc />
    public override bool IsOutside => true;

    /// <inheritdoc />
    public override IReadOnlyList<string> Texts => Words;

    /// <inheritdoc />
    public override string ToString() => $"program {Words[0]}";
}
