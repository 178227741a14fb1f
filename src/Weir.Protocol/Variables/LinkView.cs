namespace Weir.Protocol.Variables;

/// <summary>A name that stands for a variable while a job lasts.</summary>
/// <param name="Link">The link name, without <c>*</c>.</param>
/// <param name="Variable">As <c>OWNER/NAME</c>; in a change <see langword="null"/> takes the link off.</param>
public sealed record LinkView(string Link, string? Variable);
