using Weir.Jobs;
using Weir.Jobs.Placeholders;

namespace Weir.Capacity;

/// <summary>What is set about a machine.</summary>
/// <param name="Name">The machine's name.</param>
/// <param name="Slots">The most queued jobs under way there at once; <see langword="null"/> is four a processor.</param>
/// <param name="Draining">Whether no more jobs are started there.</param>
/// <param name="Delimiters">What stands around variables there; <see langword="null"/> is <c>{ }</c>.</param>
public sealed record MachineDefinition(string Name, int? Slots = null, bool Draining = false, Delimiters? Delimiters = null)
{
    /// <summary>What a busy processor counts where no rating is defined.</summary>
    public const double UsualRating = 1;

    /// <summary>The most that a rating may be.</summary>
    public const double MostRating = 1_000_000;

    /// <summary>Where it stands: machines of one site are added up; <see langword="null"/> is the usual site.</summary>
    public ObjectName? Site { get; init; }

    /// <summary>What a busy processor of it counts beside those of other machines; more than 0.</summary>
    public double Rating { get; set; } = UsualRating;

    /// <summary>How high its average use of four hours is to become; <see langword="null"/> where it has no limit.</summary>
    public CapacityLimit? Capacity { get; init; }

    /// <summary>Slots of a machine that has no definition of them.</summary>
    public const int SlotsPerProcessor = 4;

    /// <summary>How many slots a machine has; one that has not reported its processors yet counts as having one.</summary>
    public static int SlotsOf(MachineDefinition? definition, int processors) =>
        definition?.Slots ?? (SlotsPerProcessor * Math.Max(processors, 1));
}
