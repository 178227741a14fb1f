namespace Weir.ThruPut;

/// <summary>A machine's capacity at one moment.</summary>
/// <param name="At">When.</param>
/// <param name="Sync">Whether all samples of the interval came and the clocks agree.</param>
/// <param name="Self">The machine's own block; <see langword="null"/> where another was asked for.</param>
/// <param name="Group">Its group's block.</param>
/// <param name="Sets">Its sets' blocks.</param>
/// <param name="SiteSets">Blocks of its sets that span sites; not in version 0001.</param>
public sealed record HcaEntry(
    ThruPutTime At,
    bool Sync,
    HcaSelf? Self,
    HcaBlock? Group,
    IReadOnlyList<HcaBlock> Sets,
    IReadOnlyList<HcaSiteSet> SiteSets
);
