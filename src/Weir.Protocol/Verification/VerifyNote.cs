namespace Weir.Protocol.Verification;

/// <summary>Something that is to be known beside the faults.</summary>
/// <param name="Check">The word of the check that it is about.</param>
/// <param name="Machine">The machine, or <see langword="null"/>.</param>
/// <param name="Text">One sentence.</param>
public sealed record VerifyNote(string Check, string? Machine, string Text);
