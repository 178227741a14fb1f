namespace Weir.ThruPut;

/// <summary>What came of reading a request: the request or the first error in it, and what of the envelope was understood.</summary>
/// <param name="Request">The request; <see langword="null"/> where there is an error.</param>
/// <param name="Error">Why not.</param>
/// <param name="TypeCode">What stood in <c>request_type</c>, as far as it can be echoed.</param>
/// <param name="RequestId">What stood in <c>request_id</c>, as far as it can be echoed.</param>
/// <param name="DataVersion">The version that was asked for; 1 where it could not be read.</param>
public sealed record RequestReading(ThruPutRequest? Request, ThruPutError? Error, string TypeCode, string RequestId, int DataVersion);
