namespace Weir.ThruPut;

/// <summary>A set at one moment.</summary>
/// <param name="At">When.</param>
/// <param name="Self">The whole set.</param>
/// <param name="Sites">Site by site.</param>
public sealed record HxaEntry(ThruPutTime At, Usage Self, IReadOnlyList<HxaSite> Sites);
