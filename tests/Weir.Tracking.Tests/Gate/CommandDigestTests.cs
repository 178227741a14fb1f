using System.Security.Cryptography;
using System.Text;
using Weir.Tracking.Gate;

namespace Weir.Tracking.Tests.Gate;

public sealed class CommandDigestTests
{
    [Fact]
    public void It_is_SHA_256_whatever_the_length()
    {
        var bytes = new byte[300];
        new Random(4711).NextBytes(bytes);
        for (var length = 0; length <= bytes.Length; length++)
        {
            var letters = new byte[CommandDigest.Length];

            CommandDigest.Write(bytes.AsSpan(0, length), letters);

            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, length))), Encoding.ASCII.GetString(letters));
        }
    }
}
