namespace Weir.Protocol.Selections;

/// <summary>One thing that jobs can be selected by.</summary>
/// <param name="Name">Its name in addresses, <c>--name</c> on the command line, and before a colon in a box.</param>
/// <param name="Values">What its value looks like, for help.</param>
/// <param name="Help">Which jobs it leaves, one phrase.</param>
public sealed record SelectionField(string Name, string Values, string Help);
