using System.Text;

namespace Weir.JobVariables.Tests.Record;

public sealed class VariableValueTests
{
    [Theory]
    [InlineData(1, 3, "abc")]
    [InlineData(2, 1, "b")]
    [InlineData(4, 10, "de")]
    [InlineData(6, 1, "")]
    [InlineData(200, 1, "")]
    public void A_part_is_counted_from_1_and_what_lies_behind_the_end_is_not_there(int position, int length, string part) =>
        Assert.Equal(part, Encoding.ASCII.GetString(Of("abcde").Part(position, length).Span));

    [Fact]
    public void A_value_is_filled_up_with_the_blanks_of_its_encoding_or_cut()
    {
        var ebcdic = new VariableValue(new byte[] { 0xC1 }, VariableEncoding.Ebcdic, Version: 7);

        Assert.Equal("abcde   ", Encoding.ASCII.GetString(Of("abcde").From(8).Bytes.Span));
        Assert.Equal("abc", Encoding.ASCII.GetString(Of("abcde").From(3).Bytes.Span));
        Assert.Equal([0xC1, 0x40, 0x40], ebcdic.From(3).Bytes.ToArray());
        Assert.Equal((VariableEncoding.Ebcdic, 7L), (ebcdic.From(3).Encoding, ebcdic.From(3).Version));
        Assert.Equal(ebcdic, ebcdic.From(1));
    }

    [Fact]
    public void Two_values_are_one_write_where_version_encoding_and_bytes_are_the_same()
    {
        Assert.True(Of("a").IsSameWrite(Of("a")));
        Assert.False(Of("a").IsSameWrite(Of("b")));
        Assert.False(Of("a").IsSameWrite(Of("a") with { Version = 1 }));
        Assert.False(Of("a").IsSameWrite(Of("a") with { Encoding = VariableEncoding.Ebcdic }));
    }

    private static VariableValue Of(string text) => new(Encoding.ASCII.GetBytes(text), VariableEncoding.Ascii);
}
