namespace Weir.ThruPut;

/// <summary>The selection point of five minutes.</summary>
/// <param name="At">The last sample in them.</param>
/// <param name="General">The mean bucket in the general queue, 0 to 12; <see langword="null"/> where too few jobs were selected.</param>
/// <param name="Production">The mean bucket in the production queue, 0 to 7 or 12; not in version 0001.</param>
public readonly record struct HslEntry(ThruPutTime At, int? General, int? Production);
