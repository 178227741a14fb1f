using Microsoft.AspNetCore.Http;
using Weir.Jobs;

namespace Weir.Web.Callers;

/// <summary>The caller of one request.</summary>
/// <param name="Caller">Who, with what role.</param>
/// <param name="Submitter">The same as a user of this machine; <see langword="null"/> on TCP, where nobody submits.</param>
/// <param name="Peer">The kernel's word; <see langword="null"/> on TCP.</param>
public sealed record WebCaller(Caller Caller, Submitter? Submitter, PeerCredentials? Peer)
{
    internal static WebCaller From(HttpContext http) =>
        http.Features.Get<WebCaller>() ?? throw new InvalidOperationException("an endpoint that needs a caller was reached without one");
}
