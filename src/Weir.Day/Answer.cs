namespace Weir.Day;

/// <summary>The answer to a request. Given to the caller once the decision is stored.</summary>
/// <param name="Request">The request's id.</param>
public abstract record Answer(long Request);
