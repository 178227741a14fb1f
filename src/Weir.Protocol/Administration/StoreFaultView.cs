namespace Weir.Protocol.Administration;

/// <summary>One thing that is wrong with a database.</summary>
/// <param name="Store">The file, or the address without a password.</param>
/// <param name="IsDamage">Whether something stored is lost already; else a loss of power may take something with it.</param>
/// <param name="Text">What it is and what to do.</param>
public sealed record StoreFaultView(string Store, bool IsDamage, string Text);
