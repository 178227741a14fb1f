using Weir.Jobs;

namespace Weir.Web.Callers;

/// <summary>Which operation an end point is, for <see cref="Authority"/> to say who may; one without it is for nobody.</summary>
/// <param name="Operation">The operation.</param>
internal sealed record RequiredOperation(Operation Operation);
